// The files of a message: looked at in a frame where that is safe, downloaded one by one or all together.
import { IconDownload, IconFile, IconFileTypePdf, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, Message } from '../api/conversations.ts';
import * as links from '../app/links.ts';
import { part, pieceWithWords } from '../app/piece.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './attachments.module.css';

const Preview = part(() =>
  pieceWithWords(import('./attachment-preview.tsx')).then((file) => file.AttachmentPreview),
);

// A letter of hundreds of files would push its answers off the screen.
const atFirst = 30;

export function Attachments({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState<Attachment>();
  const [isWhole, setWhole] = useState(false);
  const files = message.attachments.filter((file) => !file.inline || !message.hasHtml);
  if (files.length === 0) return null;
  const listed = isWhole || files.length <= atFirst ? files : files.slice(0, atFirst);
  const more = files.length - listed.length;
  const sign = (file: Attachment) =>
    file.preview === 'picture'
      ? IconPhoto
      : file.preview === 'pdf'
        ? IconFileTypePdf
        : file.size
          ? IconPaperclip
          : IconFile;
  return (
    <section className={classes.files} aria-label={t('files.label')}>
      {listed.map((file) => {
        const name = file.name || t('files.unnamed');
        return (
          <div key={file.position} className={classes.file}>
            {file.preview === 'none' ? (
              <a
                className={classes.open}
                href={links.attachment(message.id, file.position)}
                download
                title={name}
              >
                <Icon of={sign(file)} />
                <span className={classes.name}>{name}</span>
                <span className={`${classes.size} numbers`}>{format.size(file.size)}</span>
                <Unsearched file={file} />
              </a>
            ) : (
              <button type="button" className={classes.open} onClick={() => setShown(file)} title={name}>
                <Icon of={sign(file)} />
                <span className={classes.name}>{name}</span>
                <span className={`${classes.size} numbers`}>{format.size(file.size)}</span>
                <Unsearched file={file} />
              </button>
            )}
            <a
              className={classes.download}
              href={links.attachment(message.id, file.position)}
              download
              aria-label={t('files.download', { name })}
              title={t('files.download', { name })}
            >
              <Icon of={IconDownload} size={14} />
            </a>
          </div>
        );
      })}
      {more > 0 && (
        <button type="button" className={classes.all} onClick={() => setWhole(true)}>
          {t('files.more', { count: more })}
        </button>
      )}
      {files.length > 1 && (
        <a className={classes.all} href={links.allAttachments(message.id)} download>
          {t('files.all', { count: files.length })}
        </a>
      )}
      {shown && <Preview message={message} file={shown} close={() => setShown(undefined)} />}
    </section>
  );
}

/** A quiet word where the text of a file cannot be searched, or not yet; the whole sentence on hover. */
function Unsearched({ file }: { file: Attachment }) {
  const { t } = useTranslation();
  if (file.text === 'none' || file.text === 'read') return null;
  return (
    <span className={classes.unsearched} title={t(`files.text.${file.text}.why`)}>
      {t(`files.text.${file.text}`)}
    </span>
  );
}
