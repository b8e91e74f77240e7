// Keeps of a mail's styles what gives it its looks, and nothing that loads, runs or leaves its place.
import postcss, { type ChildNode, type Container } from 'postcss';

/** Tells what a url() may become: a replacement that is safe to load, or undefined to leave the declaration out. */
export type ResolveUrl = (url: string) => string | undefined;

const LONGEST_SHEET = 256 * 1024;

const PROPERTIES = new RegExp(
  `^(?:${[
    'color|opacity|visibility|display|float|clear|overflow(?:-[xy])?|box-sizing|object-fit|object-position|aspect-ratio|cursor',
    'background(?:-(?:color|image|position|repeat|size|clip|origin))?',
    'font(?:-(?:family|size|style|variant|weight|stretch))?|line-height|letter-spacing|word-(?:spacing|break|wrap)|white-space|hyphens|overflow-wrap|tab-size',
    'text-(?:align|align-last|decoration(?:-(?:color|line|style|thickness))?|indent|transform|overflow|shadow)|vertical-align|direction|unicode-bidi|quotes',
    '(?:min-|max-)?(?:width|height)|(?:margin|padding)(?:-(?:top|right|bottom|left|inline|block)(?:-(?:start|end))?)?',
    'border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-(?:radius|collapse|spacing)|border-(?:top|bottom)-(?:left|right)-radius|box-shadow|outline(?:-(?:color|style|width|offset))?',
    'table-layout|caption-side|empty-cells|list-style(?:-(?:type|position|image))?',
    'flex(?:-(?:basis|direction|flow|grow|shrink|wrap))?|order|gap|row-gap|column-gap|(?:align|justify|place)-(?:content|items|self)|column(?:s|-count|-width|-rule)?',
    '-webkit-text-size-adjust|-ms-text-size-adjust|text-size-adjust|color-scheme|page-break-(?:before|after|inside)|break-(?:before|after|inside)',
  ].join('|')})$`,
);
const WITH_PICTURE = /^(?:background(?:-image)?|list-style(?:-image)?)$/;
// Functions that load, run or read what is not theirs, and signs that end a declaration or an element.
const DANGEROUS =
  /url|image|src\s*\(|expression|javascript|vbscript|behaviou?r|binding|attr\s*\(|var\s*\(|env\s*\(|element\s*\(|paint\s*\(|cross-fade|import|[<>{}@\\]|\/\*|data:/i;
const URL_VALUE = /url\(\s*(?:"([^"\\]*)"|'([^'\\]*)'|([^'"()\\\s]*))\s*\)/gi;

/** One declaration's value made safe, or undefined when the declaration is to go. */
function safeValue(property: string, value: string, resolve: ResolveUrl): string | undefined {
  if (value.length > 100_000) return undefined;
  if (!PROPERTIES.test(property)) return undefined;
  // A negative or huge shift would draw over what is not the mail's.
  if (/^(?:margin|text-indent)/.test(property) && /-\s*\d{3,}/.test(value)) return undefined;
  const pictures: string[] = [];
  let hasPicture = false;
  let refused = false;
  const replaced = value.replace(URL_VALUE, (_, double?: string, single?: string, bare?: string) => {
    hasPicture = true;
    const resolved = WITH_PICTURE.test(property)
      ? resolve((double ?? single ?? bare ?? '').trim())
      : undefined;
    if (resolved === undefined) refused = true;
    else pictures.push(`url("${resolved.replace(/["\\\n\r<>]/g, (sign) => encodeURIComponent(sign))}")`);
    return '\u0001';
  });
  if (DANGEROUS.test(replaced)) return undefined;
  if (!hasPicture) return value.trim();
  if (refused) {
    // A background keeps its colour when its picture goes.
    const rest = replaced.replaceAll('\u0001', ' ').trim();
    return property === 'background' && rest !== '' ? rest : undefined;
  }
  return replaced.replace(/\u0001/g, () => pictures.shift() ?? 'none').trim();
}

/** The `style` attribute of an element, cleaned; '' when nothing of it stays. */
export function sanitiseInlineStyle(style: string, resolve: ResolveUrl): string {
  const kept: string[] = [];
  for (const declaration of splitDeclarations(style.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' '))) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = safeValue(property, declaration.slice(colon + 1), resolve);
    if (value) kept.push(`${property}: ${value}`);
  }
  return kept.join('; ');
}

/** A `<style>` block, cleaned: rules and @media only. '' for what cannot be read. */
export function sanitiseStyleSheet(css: string, resolve: ResolveUrl): string {
  const text = css.slice(0, LONGEST_SHEET).replace(/<!--|-->/g, ' ');
  const sheet = parseLeniently(text);
  if (!sheet) return '';
  cleanRules(sheet, resolve, 0);
  return sheet.toString().replaceAll('<', '\\3c ');
}

/** As a browser does, goes on where a bracket is missing, and keeps what stands before a mistake. */
function parseLeniently(css: string): postcss.Root | undefined {
  let text = css;
  for (let attempt = 0; attempt < 8; attempt++) {
    try {
      return postcss.parse(text);
    } catch (error) {
      // Handled: nested beyond reason gives no looks; a mistake is cut off.
      if (error instanceof RangeError) return undefined;
      if (!(error instanceof postcss.CssSyntaxError)) throw error;
      if (error.reason === 'Unclosed block') text += '}';
      else if (error.reason === 'Unclosed comment') text += '*/';
      else
        text = text
          .split('\n')
          .slice(0, (error.line ?? 1) - 1)
          .join('\n');
    }
  }
  return undefined;
}

function cleanRules(container: Container, resolve: ResolveUrl, depth: number): void {
  for (const node of [...(container.nodes ?? [])] as ChildNode[]) {
    if (node.type === 'rule' && depth < 4) {
      if (/[\\<@]|:(?:visited|target|host)/i.test(node.selector)) node.remove();
      else cleanDeclarations(node, resolve);
    } else if (node.type === 'atrule' && node.name.toLowerCase() === 'media' && node.nodes && depth < 4) {
      if (/[\\<;{}]|url/i.test(node.params)) node.remove();
      else cleanRules(node, resolve, depth + 1);
    } else node.remove();
  }
}

function cleanDeclarations(rule: Container, resolve: ResolveUrl): void {
  for (const node of [...(rule.nodes ?? [])] as ChildNode[]) {
    const value = node.type === 'decl' ? safeValue(node.prop.toLowerCase(), node.value, resolve) : undefined;
    if (node.type !== 'decl' || value === undefined) {
      node.remove();
      continue;
    }
    node.value = value;
    // What a comment hid inside is not to come back.
    node.raws = { before: ' ', between: ': ' };
  }
}

/** Cuts at semicolons outside of quotes and brackets. */
function splitDeclarations(style: string): string[] {
  const parts: string[] = [];
  let quote = '';
  let depth = 0;
  let start = 0;
  for (let at = 0; at < style.length; at++) {
    const sign = style[at]!;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === ';' && depth <= 0) {
      parts.push(style.slice(start, at));
      start = at + 1;
      depth = 0;
    }
  }
  parts.push(style.slice(start));
  return parts;
}
