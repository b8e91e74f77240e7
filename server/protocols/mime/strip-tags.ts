// The words of HTML without its tags, roughly and in one pass, for looking at rather than showing.

/** At most `max` characters of words. Styles, scripts and comments are left out; a tag that never ends is the end. */
export function stripTags(html: string, max = 100_000): string {
  let words = '';
  let at = 0;
  while (at < html.length && words.length < max) {
    const open = html.indexOf('<', at);
    words += html.slice(at, open === -1 ? html.length : open);
    if (open === -1) break;
    words += ' ';
    const closing = endOfSilent(html, open);
    const end = html.indexOf('>', closing);
    if (end === -1) break;
    at = end + 1;
  }
  return words.slice(0, max);
}

/** Where to look for the ">" that ends what begins at `open`: behind the text of a style, a script or a comment. */
function endOfSilent(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4);
    return end === -1 ? html.length : end;
  }
  const name = /^<(style|script)\b/i.exec(html.slice(open, open + 10))?.[1];
  if (!name) return open;
  for (let at = html.indexOf('</', open); at !== -1; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name.toLowerCase()) return at;
  }
  return html.length;
}
