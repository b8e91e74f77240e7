// A text as a QR picture, drawn in the browser: the secret goes nowhere.
import { toString as drawQr } from 'qrcode';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function QrPicture({ text }: { text: string }) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState('');
  useEffect(() => {
    let current = true;
    void drawQr(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }).then((svg) => {
      if (current) setPicture(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    });
    return () => {
      current = false;
    };
  }, [text]);
  useEffect(() => () => URL.revokeObjectURL(picture), [picture]);
  return picture ? (
    <img
      src={picture}
      alt={t('me.two-factor-picture')}
      width={188}
      height={188}
      style={{ borderRadius: 8 }}
    />
  ) : null;
}
