// Makes a picture small enough for a card: square, 320 pixels, drawn anew so that nothing but pixels is kept.

const side = 320;

/** A JPEG of the middle of the picture; the file itself where the browser cannot draw it, for the server to judge. */
export async function smallPicture(file: Blob): Promise<Blob> {
  try {
    const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const cut = Math.min(drawn.width, drawn.height);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.min(side, cut);
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(
      drawn,
      (drawn.width - cut) / 2,
      (drawn.height - cut) / 2,
      cut,
      cut,
      0,
      0,
      canvas.width,
      canvas.height,
    );
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.88));
    return small ?? file;
  } catch {
    return file;
  }
}
