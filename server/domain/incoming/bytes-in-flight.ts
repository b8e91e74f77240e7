// Holds the raw mail in this process's memory to 64 MiB, whoever brings it.

const most = 64 * 1024 * 1024;
let taken = 0;
const waiting: { bytes: number; go: () => void }[] = [];

/**
 * Waits until there is room for so many bytes; a mail larger than all the room goes alone. Call what it returns when
 * the bytes are no longer held.
 */
export async function holdBytes(bytes: number): Promise<() => void> {
  if (waiting.length > 0 || (taken > 0 && taken + bytes > most))
    await new Promise<void>((go) => waiting.push({ bytes, go }));
  else taken += bytes;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    taken -= bytes;
    for (let next = waiting[0]; next && (taken === 0 || taken + next.bytes <= most); next = waiting[0]) {
      waiting.shift();
      taken += next.bytes;
      next.go();
    }
  };
}
