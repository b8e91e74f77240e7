// Reads the stories' notation: a plot is a few lines of text, so that writing stays writing.

export type DemoLanguage = 'en' | 'nl' | 'ru' | 'pl';
/** C and D write from the customer, U and V from us, I is U to V inside the house, X is a machine or a stranger. */
export type Voice = 'C' | 'D' | 'U' | 'V' | 'I' | 'X';
export type Step = {
  voice: Voice;
  /** hours after the step before; the first step's do not count */
  afterHours: number;
  /** what hangs on it: offer, order, invoice, credit, reminder, photo, csv, cv, drawing, ics, inline … */
  files: string[];
  text: string;
};
export type Story = {
  id: string;
  language: DemoLanguage;
  mailbox: string;
  /** how often it happens, relative to the others */
  weight: number;
  /** for X: the sender, `Name <address>` */
  from: string;
  kind: '' | 'junk' | 'list' | 'bounce' | 'auto' | 'private';
  subjects: string[];
  steps: Step[];
};

/**
 * Reads stories from their notation. `= id | mailbox | weight | kind | Name <address>` begins one, `~ one; or other` gives its
 * subjects, a line `C+2d [offer] text` is a step (voice, delay in h or d, files); `¶` begins a paragraph. In texts
 * `{a|b}` is a choice, `{offer}` and such are slots (see fill-slots.ts).
 */
export function readStories(language: DemoLanguage, notation: string): Story[] {
  const stories: Story[] = [];
  for (const line of notation.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const story = stories.at(-1);
    if (line.startsWith('= ')) stories.push(readHead(language, line.slice(2)));
    else if (story === undefined) throw new Error(`demo stories: "${line}" stands before any story`);
    else if (line.startsWith('~ '))
      story.subjects.push(
        ...line
          .slice(2)
          .split(';')
          .map((one) => one.trim()),
      );
    else story.steps.push(readStep(line));
  }
  return stories;
}

function readHead(language: DemoLanguage, head: string): Story {
  const [id = '', mailbox = 'sales', weight = '1', kind = '', from = ''] = head
    .split('|')
    .map((one) => one.trim());
  return {
    id,
    language,
    mailbox,
    weight: Number(weight),
    kind: kind as Story['kind'],
    from,
    subjects: [],
    steps: [],
  };
}

function readStep(line: string): Step {
  const match = /^([CDUVIX])(?:\+(\d+)([hd]))?(?: \[([^\]]+)\])? (.+)$/.exec(line);
  if (match === null) throw new Error(`demo stories: cannot read "${line}"`);
  const [, voice, number = '5', unit = 'h', files = '', text = ''] = match;
  return {
    voice: voice as Voice,
    afterHours: Number(number) * (unit === 'd' ? 24 : 1),
    files: files === '' ? [] : files.split(',').map((one) => one.trim()),
    text,
  };
}
