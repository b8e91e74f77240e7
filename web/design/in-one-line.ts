// Short facts with a dot between them: a line never begins with the dot, and a number stays with the word it counts.

/** Those that are so, as one text. */
export const inOneLine = (facts: (string | false | undefined)[]): string =>
  facts
    .filter(Boolean)
    .map((fact) => String(fact).replace(/(\d) /g, '$1\u00a0'))
    .join('\u00a0· ');
