// A subject without what answering and forwarding put before it: what all mails about it have in common.

const prefix =
  /^(?:re|aw|antw|sv|vs|odp|отв|ответ|ha|rif|res|ynt|fw|fwd|wg|doorst|pd|przek|пер|пересл|vb|tr|rv|enc)\s?(?:[[(]\d{1,3}[\])]|\^\d{1,3})?\s?[:：]\s*/iu;

export function plainSubject(subject: string): string {
  let rest = subject.trim();
  while (prefix.test(rest)) rest = rest.replace(prefix, '');
  return rest.replace(/\s+/g, ' ').trim();
}
