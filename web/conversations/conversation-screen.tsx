// One conversation: head, messages, and the customer beside them. Opening it reads it.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationQuery } from '../api/conversations.ts';
import { hitBeside, isAmongFound } from '../app/found-hits.ts';
import * as links from '../app/links.ts';
import { BesidePane, useIsNarrow } from '../contacts/beside-pane.tsx';
import { useKeys } from '../design/keys.ts';
import { Problem } from '../design/problem.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import classes from './conversation-screen.module.css';
import { MessageList } from './message-list.tsx';
import { useActs } from './use-acts.ts';
import { useList } from './use-list.ts';

export function ConversationScreen() {
  const { t } = useTranslation();
  const { list = 'inbox', id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const isFromList = useRouterState({ select: (state) => state.location.state.fromList === true });
  const wanted = useRouterState({ select: (state) => /^message-(\d+)$/.exec(state.location.hash)?.[1] });
  const { asked, rows, index, step: stepInList, stepOff } = useList();
  const acts = useActs();
  const found = useQuery(conversationQuery(id));
  const conversation = found.data;
  const scroll = useRef<HTMLDivElement>(null);
  const keptUnread = useRef<string>(undefined);
  const [allOpen, setAllOpen] = useState(false);
  const [beside, setBeside] = useState(false);
  const isNarrow = useIsNarrow();

  useEffect(() => {
    setAllOpen(false);
    setBeside(false);
    keptUnread.current = undefined;
  }, [id]);
  useEffect(() => {
    if (
      conversation?.unread &&
      keptUnread.current !== conversation.id &&
      document.visibilityState === 'visible'
    )
      void acts.read([conversation.id], true);
  }, [conversation?.id, conversation?.unread]);
  useEffect(() => {
    if (conversation && conversation.id !== id)
      void navigate({ ...links.conversation(list, conversation.id), replace: true });
  }, [conversation?.id, id]);
  useEffect(() => {
    document.title = conversation ? `${conversation.subject || t('subject.none')} · Kontor` : 'Kontor';
    return () => {
      document.title = 'Kontor';
    };
  }, [conversation?.subject]);

  const handle = () => {
    if (conversation && !conversation.mayWork) return;
    // Who is fast presses before the letter is there; the list knows enough.
    const value = !(conversation ? conversation.handled : rows[index]?.handled);
    void acts.handled([id], value);
    if (value && asked.box === 'inbox') stepOff();
  };
  const markUnread = () => {
    keptUnread.current = id;
    void acts.read([id], false);
    void navigate(links.list(list));
  };
  const star = () => conversation && void acts.star([id], !conversation.starred);
  // Whoever came from what they found goes back to where they were in it.
  const back = () => (isFromList ? router.history.back() : void navigate(links.list(list)));

  // Whoever came from what they found goes on in it; the way back stays one step.
  const here = isFromList && wanted ? { conversationId: id, messageId: wanted } : undefined;
  const isHit = here !== undefined && isAmongFound(here);
  const stepInHits = async (by: number) => {
    const hit = here && (await hitBeside(here, by));
    if (hit) void navigate({ ...links.foundMail(hit.conversationId, hit.messageId), replace: true });
  };
  const step = isHit ? (by: number) => void stepInHits(by) : stepInList;
  useKeys(isHit ? { j: () => step(1), k: () => step(-1) } : {}, { first: true });
  useKeys({
    e: handle,
    u: markUnread,
    s: star,
    o: () => setAllOpen(!allOpen),
    b: isNarrow ? () => setBeside(true) : undefined,
    Escape: back,
    ' ': () => scroll.current?.scrollBy({ top: scroll.current.clientHeight * 0.85 }),
    Enter: () => scroll.current?.focus(),
  });
  useEffect(() => {
    // Newer browsers answer a promise here, which is no clean-up.
    if (!wanted) scroll.current?.scrollTo({ top: 0 });
  }, [id, wanted]);

  if (found.isError)
    return (
      <main className={classes.main}>
        <Problem error={found.error} again={() => void found.refetch()} />
      </main>
    );
  if (!conversation) return <main className={classes.main} aria-busy="true" aria-label={t('loading')} />;
  return (
    <>
      <main className={classes.main}>
        <ConversationHeader
          conversation={conversation}
          handle={handle}
          markUnread={markUnread}
          star={star}
          back={back}
          step={step}
          allOpen={allOpen}
          setAllOpen={setAllOpen}
          openBeside={isNarrow ? () => setBeside(true) : undefined}
        />
        <div ref={scroll} className={classes.scroll} tabIndex={-1}>
          <MessageList
            key={`${conversation.id} ${wanted ?? ''}`}
            conversation={conversation}
            allOpen={allOpen}
            wanted={wanted}
          />
        </div>
      </main>
      <BesidePane conversation={conversation} open={beside} close={() => setBeside(false)} />
    </>
  );
}
