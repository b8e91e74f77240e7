// Marks what machines put around a text: OpenPGP frames and gateways' banners.
import { goesOnWarning, isBanner } from './banner-words.ts';
import { isBlank, type Kind, type MailLine, nextFilled } from './mail-line.ts';

type Kinds = (Kind | undefined)[];

/** The frame of an OpenPGP signed text (RFC 9580 §7) is machinery, the text in it is not. */
export function markPgp(lines: MailLine[], kinds: Kinds): void {
  let inside = false;
  for (let i = 0; i < lines.length; i++) {
    const bare = lines[i]!.bare;
    if (kinds[i] || lines[i]!.depth > 0) continue;
    if (bare === '-----BEGIN PGP SIGNED MESSAGE-----') {
      kinds[i] = 'signature';
      if (/^Hash: /.test(lines[i + 1]?.bare ?? '')) kinds[i + 1] = 'signature';
    }
    if (bare === '-----BEGIN PGP SIGNATURE-----')
      inside = lines.slice(i, i + 80).some((line) => line.bare === PGP_END);
    if (inside && !isBlank(lines[i]!)) kinds[i] = 'signature';
    if (bare === PGP_END) inside = false;
  }
}

const PGP_END = '-----END PGP SIGNATURE-----';

/** At most so many warnings stand one below another. */
const MAX_BANNERS = 3;

/** "CAUTION: this mail comes from outside" above the text, to the end of what it warns of: some stand glued to what was written. */
export function markBanner(lines: MailLine[], kinds: Kinds): void {
  let at = nextFilled(lines, 0);
  for (let n = 0; n < MAX_BANNERS && at < lines.length && !kinds[at] && isBanner(lines[at]!); n++) {
    const first = at;
    kinds[at++] = 'signature';
    for (; at < Math.min(lines.length, first + 8) && !isBlank(lines[at]!) && !kinds[at]; at++) {
      if (!isBanner(lines[at]!) && !goesOnWarning(lines[at - 1]!, lines[at]!)) break;
      kinds[at] = 'signature';
    }
    at = nextFilled(lines, at);
  }
}
