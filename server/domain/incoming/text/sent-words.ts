// Verbs by which telephones and programs say that they sent a mail, or where to get them.

/** As programs say that they sent, or where to get them. */
export const SENT =
  `sent|send|get|verzonden|verstuurd|verstuurt|gestuurd|gesendet|versendet|geschickt|envoyé|envoyée|envoyé depuis|télécharger|téléchargez|obtenez|obtenir|enviado|enviada|mandado|obtener|obtén|obter|obtenha|inviato|inviata|scarica|ottieni|wysłane|wysłano|wysłana|pobierz|
отправлено|послано|написано|скачать|получить|надіслано|відправлено|skickat|skickades|skickat från|sendt|hent|hämta|last ned|få|lähetetty|hanki|odesláno|odoslané|získejte|stáhnout|küldve|letöltése|trimis|descărcați|gönderildi|edinin|στάλθηκε|εστάλη|изпратено|poslano|poslato|saadetud|nosūtīts|išsiųsta|
herunterladen|beziehen|holen sie sich|downloaden|ophalen|发送|發送|傳送|寄出|发自|發自|送信|送られ|入手|보냄|보낸|נשלח|أرسلت|dikirim|gửi từ|elküldve|enviat|descărcați|ottieni|indirin|được gửi|ส่งจาก|أُرسلت|from my|uzyskaj|skickas|αποστολή|послато|получите|загрузить|الحصول|تم|đã gửi`.replace(
    /\n/g,
    '',
  );
