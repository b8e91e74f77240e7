// Whether the words of a reason are followed by the value at fault: those that end in a colon; others are whole without.
export const saysWhat = (words: string): boolean => words.endsWith(':');
