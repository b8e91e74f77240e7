// What of ours stands in a mail's frame: the ground it is drawn on, and the one script that tells the page around it its height.

/**
 * Our style for the frame. In the dark a mail that brings no colours of its own is drawn light on dark; one that does
 * keeps its paper white, since turned colours make invoices unreadable.
 */
export function frameStyle(theme: 'light' | 'dark'): string {
  const base = `html{color-scheme:light}body{margin:0;padding:2px 0;font:14px/1.58 "Inter Variable",Inter,system-ui,sans-serif;color:#17202b;overflow-wrap:anywhere;overflow-y:hidden}
img{max-width:100%;height:auto}pre{white-space:pre-wrap}table{max-width:100%}a{color:#0f5e7a}blockquote{margin:0 0 0 2px;padding-left:12px;border-left:2px solid #e6e9ed;color:#55606e}`;
  if (theme === 'light') return base;
  return `${base}html.plain{color-scheme:dark}html.plain body{color:#e6eaee;background:transparent}html.plain a{color:#6bb8d4}html.plain blockquote{border-color:#2a313a;color:#a3adb8}
html.paper body{background:#fff;padding:12px;border-radius:8px}`;
}

/**
 * Posts {kontor:'height', value}, {kontor:'blocked', value} (remote pictures left out) and {kontor:'key', key} to the
 * page around; '*' because this frame's own origin is opaque and the message holds nothing of the mail. Decides whether
 * the mail brings colours of its own, and draws one laid out wider than the frame smaller, down to half, so that none of
 * it is cut off; what is wider still is scrolled.
 */
export const frameScript = `(()=>{const d=document,p=parent;
const coloured=!!d.querySelector('body [bgcolor],body [style*="background"],body [style*="color"],body font[color],body style');
d.documentElement.className=coloured?'paper':'plain';
p.postMessage({kontor:'blocked',value:Number(d.documentElement.dataset.blocked)},'*');
const tell=()=>p.postMessage({kontor:'height',value:Math.ceil(d.documentElement.getBoundingClientRect().height)},'*');
const e=d.documentElement;let width=0;
const fit=()=>{d.body.style.zoom='';const part=e.clientWidth/e.scrollWidth;if(part<1)d.body.style.zoom=Math.max(part,.5)};
const look=()=>{if(width!==e.clientWidth){width=e.clientWidth;fit()}tell()};
new ResizeObserver(look).observe(e);addEventListener('load',()=>{fit();tell()});look();
addEventListener('keydown',(e)=>{if(e.ctrlKey||e.metaKey||e.altKey)return;p.postMessage({kontor:'key',key:e.key},'*')});
})()`;
