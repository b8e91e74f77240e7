// A mail address that has to break over two lines breaks behind its @.
import { Fragment } from 'react';

export function WrapAddress({ text }: { text: string }) {
  const parts = text.split(/(?<=@)/);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
