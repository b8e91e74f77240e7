// How a file can be looked at in the browser without downloading it.

// SVG is no raster picture: it can hold script.
const rasterTypes = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
]);

/** @param type media type, lower case */
export function previewOf(type: string): 'picture' | 'pdf' | 'none' {
  if (rasterTypes.has(type)) return 'picture';
  return type === 'application/pdf' ? 'pdf' : 'none';
}
