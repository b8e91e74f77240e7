// The five policies, each with a plain sentence on who will read.
import { Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../api/mailboxes.ts';

type Props = {
  policy: Policy;
  owned?: boolean;
  archive?: boolean;
  /** The head above says already what is chosen. */
  under?: boolean;
  choose: (policy: Policy) => void;
};

export function PolicyChoice({ policy, owned, archive, under, choose }: Props) {
  const { t } = useTranslation();
  // What was chosen shows at once, also while the server is still told.
  const [chosen, setChosen] = useState(policy);
  useEffect(() => setChosen(policy), [policy]);
  const offered: Policy[] = [
    'team',
    'open',
    'responsible',
    ...(owned && !archive ? (['own', 'personal'] as const) : []),
  ];
  if (!offered.includes(policy)) offered.push(policy);
  return (
    <Radio.Group
      {...(under ? { 'aria-label': t('policy.label') } : { label: t('policy.label') })}
      value={chosen}
      onChange={(value) => {
        setChosen(value as Policy);
        choose(value as Policy);
      }}
    >
      {offered.map((one, at) => (
        <Radio
          key={one}
          value={one}
          label={t(`policy.${one}`)}
          description={t(`policy.${one}-words`)}
          mt={under && at === 0 ? 0 : 10}
        />
      ))}
    </Radio.Group>
  );
}
