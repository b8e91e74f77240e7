// Joins the soft-broken lines of text/plain; format=flowed (RFC 3676).

/** `text` with \n line ends. A quoted paragraph is joined within its own depth only. */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open = false;
  let openDepth = 0;
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0].length;
    let content = line.slice(depth);
    // Space-stuffing, §4.4.
    if (content.startsWith(' ')) content = content.slice(1);
    const soft = content.endsWith(' ') && content !== '-- ';
    if (soft && deleteSpace) content = content.slice(0, -1);
    if (open && depth === openDepth && content !== '-- ') out[out.length - 1] += content;
    else out.push(depth ? `${'>'.repeat(depth)} ${content}` : content);
    open = soft;
    openDepth = depth;
  }
  return out.join('\n');
}
