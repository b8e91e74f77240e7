// One file of a customer: its name, size, when and from whom; sent several times, all its places.
import { IconDownload, IconFile, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFile } from '../api/correspondence.ts';
import * as links from '../app/links.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './files-tab.module.css';

const Preview = part(() =>
  pieceWithWords(import('../conversations/attachment-preview.tsx')).then((file) => file.AttachmentPreview),
);

export function FileLine({ file, list }: { file: CustomerFile; list: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const [open, setOpen] = useState(false);
  const place = file.places[0]!;
  const name = file.name || t('files.unnamed');
  const sign = file.preview === 'picture' ? IconPhoto : file.preview === 'pdf' ? IconFileTypePdf : IconFile;
  const where = (one: CustomerFile['places'][number]) => (
    <>
      <span className={one.direction === 'in' ? classes.theirs : classes.ours}>
        {one.from.name || one.from.address}
      </span>
      <Link {...links.conversation(list, one.conversationId)} className={classes.mail}>
        {one.subject || t('subject.none')}
      </Link>
      <time dateTime={one.sentAt} className={`${classes.quiet} numbers`}>
        {format.moment(one.sentAt)}
      </time>
    </>
  );
  return (
    <div className={classes.file}>
      <div className={classes.row}>
        {file.preview === 'none' ? (
          <a
            className={classes.name}
            href={links.attachment(place.messageId, place.position)}
            download
            title={name}
          >
            <Icon of={sign} />
            <span>{name}</span>
          </a>
        ) : (
          <button type="button" className={classes.name} title={name} onClick={() => setShown(true)}>
            <Icon of={sign} />
            <span>{name}</span>
          </button>
        )}
        <span className={`${classes.size} numbers`}>{format.size(file.size)}</span>
        {where(place)}
        <a
          className={classes.download}
          href={links.attachment(place.messageId, place.position)}
          download
          aria-label={t('files.download', { name })}
          title={t('files.download', { name })}
        >
          <Icon of={IconDownload} size={14} />
        </a>
      </div>
      {file.count > 1 && (
        <button type="button" className={classes.places} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('files-tab.places', { count: file.count })}
        </button>
      )}
      {open && (
        <ul className={classes.more}>
          {file.places.slice(1).map((one) => (
            <li key={`${one.messageId}.${one.position}`} className={classes.row}>
              {where(one)}
              {one.name !== file.name && (
                <a
                  className={classes.called}
                  href={links.attachment(one.messageId, one.position)}
                  download
                  title={one.name}
                >
                  {one.name || t('files.unnamed')}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <Preview
          message={{ id: place.messageId }}
          file={{ ...file, position: place.position }}
          close={() => setShown(false)}
        />
      )}
    </div>
  );
}
