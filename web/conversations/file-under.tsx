// Chooses the customer to file a conversation under, or makes the card first.
import { Modal } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companiesQuery, createCompany } from '../api/companies.ts';
import { contactsQuery, createContact } from '../api/contacts.ts';
import { type Conversation, linkConversation, refreshConversation, undoLink } from '../api/conversations.ts';
import type { RecordRef } from '../api/records.ts';
import { Choices } from '../design/choices.tsx';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';

export function FileUnder({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const foundCompanies = useInfiniteQuery({ ...companiesQuery(q), placeholderData: keepPreviousData });
  const foundContacts = useInfiniteQuery({ ...contactsQuery(q), placeholderData: keepPreviousData });
  const companies = foundCompanies.data?.pages[0]?.items ?? [];
  const contacts = foundContacts.data?.pages[0]?.items ?? [];
  const late =
    q !== text.trim() ||
    [foundCompanies, foundContacts].some((found) => found.isPlaceholderData || found.isPending);
  const stranger = conversation.messages.find((message) => message.direction === 'in')?.from[0];

  const file = async (record: Pick<RecordRef, 'type' | 'id' | 'name'>) => {
    close();
    try {
      const link = await linkConversation(conversation.id, record);
      refreshConversation(conversation.id);
      toast(t('toast.filed', { name: record.name }), {
        undo: () => void undoLink(link.id).then(() => refreshConversation(conversation.id)),
      });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  const make = async (type: 'contact' | 'company') => {
    try {
      const name = q || stranger?.name || stranger?.address || '';
      const made =
        type === 'contact'
          ? await createContact({ name, ...(stranger ? { addresses: [stranger.address] } : {}) })
          : await createCompany({ name });
      await file({ type, id: made.id, name });
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t('file-under.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Choices
        label={t('file-under.find')}
        text={text}
        setText={setText}
        late={late}
        choices={[
          ...companies.slice(0, 6).map((one) => ({
            key: `company ${one.id}`,
            group: t('nav.companies'),
            words: one.name,
            quiet: one.domain,
            act: () => void file({ type: 'company', id: one.id, name: one.name }),
          })),
          ...contacts.slice(0, 6).map((one) => ({
            key: `contact ${one.id}`,
            group: t('nav.contacts'),
            words: one.name,
            quiet: one.company?.name ?? one.address,
            act: () => void file({ type: 'contact', id: one.id, name: one.name }),
          })),
          ...(q || stranger
            ? [
                {
                  key: 'new contact',
                  group: t('file-under.new'),
                  words: t('file-under.new-contact', {
                    name: q || stranger?.name || stranger?.address || '',
                  }),
                  quiet: stranger?.address ?? '',
                  act: () => void make('contact'),
                },
              ]
            : []),
          ...(q
            ? [
                {
                  key: 'new company',
                  group: t('file-under.new'),
                  words: t('file-under.new-company', { name: q }),
                  quiet: '',
                  act: () => void make('company'),
                },
              ]
            : []),
        ]}
      />
    </Modal>
  );
}
