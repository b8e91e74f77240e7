// Whether a message opens as the sender laid it out: mailings do, letters open as their own words.
import type { Message } from '../api/conversations.ts';

export function prefersHtml(message: Pick<Message, 'hasHtml' | 'kind' | 'spans' | 'attachments'>): boolean {
  if (!message.hasHtml) return false;
  if (message.kind === 'bulk' || message.kind === 'list') return true;
  const own = message.spans.some((span) => span.kind === 'own' && span.text.trim());
  return !own;
}
