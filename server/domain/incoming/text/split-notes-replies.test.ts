// Proves on replies as Lotus Notes writes them (made-up people) where the author's words end and the quoted mail begins.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const SAID = 'The lamps leave on Tuesday, please tell the shop in Ghent.';
const SIGNED = 'Regards\nPiet';
const REST = 'Piet,\n\nwhen do the lamps leave?\n\nAnn';

/** What Notes sets above the answered mail. */
const headers: Record<string, string> = {
  'a forwarded line broken in two': `
---------------------- Forwarded by Piet Smit/Ghent/Lamps on 12/20/2000 
08:39 AM ---------------------------


	From:  Ann Lee @ LAMPS                           12/20/2000 08:31 AM
	

To: Piet Smit/Ghent/Lamps@LAMPS, Jan Kos/Ghent/Lamps@LAMPS, Ada 
Lund/Oslo/Lamps@LAMPS
cc:  

Subject: Lamps`,
  'a forwarded line that is broken before its dashes': `
---------------------- Forwarded by Piet Smit/Ghent/Lamps on 01/12/2001 03:09 PM 
---------------------------`,
  'a forwarded line in German': `
----- Weitergeleitet von Piet Smit/Ghent/Lamps am 14.03.2006 09:12 -----`,
  'a forwarded line in French': `
----- Réacheminé par Piet Smit/Ghent/Lamps le 14/03/2006 09:12 -----`,
  'name, moment and an indented header': `

	Ann Lee
	11/15/2000 06:19 PM
		 
		 To: Piet Smit/Ghent/Lamps@LAMPS
		 cc: 
		 Subject: Lamps`,
  'name and moment in paragraphs of their own': `


Ann Lee @ LAMPS

11/20/2000 03:46 PM
To: Piet Smit/Ghent/Lamps@LAMPS, Jan Kos/Ghent/Lamps@LAMPS, 
Ada Lund/Oslo/Lamps@Lamps
cc: Olga Kern/Oslo/Lamps@LAMPS 

Subject: Lamps`,
  'the name of the secretary who sent it': `

Ann Lee
Sent by: Jan Kos
03/14/2001 09:10 AM
To: Piet Smit/Ghent/Lamps@LAMPS
cc:  
Subject: Lamps`,
  'an address and a moment on one line': `

"Lee, Ann" <ann@lee.example> on 12/21/2000 11:48:47 AM
To: "'piet@lamps.example'" <piet@lamps.example>
cc:  
Subject: Lamps`,
  'where answers shall go': `

Ann Lee <ann.of.the.long.names@lee.example> on 12/21/2000 11:48:47 
AM
Please respond to ann@lee.example
To: piet@lamps.example
cc:  

Subject: Lamps`,
  'a moment behind From': `

From: Ann Lee on 22/06/2000 08:31 CDT
To: Piet Smit/Ghent/Lamps@LAMPS
cc: Jan Kos/Ghent/Lamps@LAMPS 

Subject: Lamps`,
  'the company above From': `

   
	Lee Lights & Lamps Corp.
	
	From:  Ann Lee                           01/26/2001 10:20 AM
	

To: Piet Smit/Ghent/Lamps@LAMPS
cc: Jan Kos/Ghent/Lamps@LAMPS 
Subject: Re: Lamps`,
  'labels on lines of their own': `

Ann Lee <ann@lee.example>
13.03.2006 17:40

An
Piet Smit/Ghent/Lamps@Lamps
Kopie

Thema
Lampen`,
};

test.each(Object.entries(headers))('%s begins the quoted mail', (_, header) => {
  const split = splitText({ plain: `${SAID}\n\n${SIGNED}\n${header}\n\n${REST}\n`, html: '' });
  expect(split.own.trim()).toBe(SAID);
  expect(split.signature.trim()).toBe(SIGNED);
  expect(squeezed(split.quoted)).toBe(squeezed(`${header}\n\n${REST}`));
});

test.each([
  [
    'a note to the colleagues',
    'Please put this on the board:\n\nTo: all who paint\nSubject: brushes\n\nWash them.',
  ],
  [
    'the record of a meeting',
    'Round the lamps\n11/15/2000 06:19 PM\nTo: all\nSubject: lamps\n\nWe agreed on twelve.',
  ],
  ['an appointment', 'Jan comes on\n11/15/2000 06:19 PM\nTo: the shop in Ghent\nand he brings the lamps.'],
  ['a plan', 'The plan:\n\n11/15/2000 06:19 PM\nTo: do the lamps\nSubject: open\n\nAnd then we rest.'],
  ['a drawn line', '------ lamps forwarded on 03/14/2001 to the shop in Ghent\n\nTwelve of them came back.'],
])('%s is own though it has a label or a moment', (_, plain) => {
  expect(splitText({ plain, html: '' }).own.trim()).toBe(plain);
});

test.each([
  ['a telephone extension under the name', 'Please add Julie to the list.', 'Adam\n35227'],
  [
    'an address and telephones under the thanks',
    'Please send the copies.',
    'Thanks,\nann@lee.example\n713.555.3884\n877.555.3401 Pager',
  ],
  ['an abbreviated formula and the name', 'How can we join the sessions?', 'Rgds Raymond\n3rd floor'],
])('%s signs', (_, said, signed) => {
  const split = splitText({ plain: `${said}\n\n${signed}\n`, html: '' });
  expect(split.own.trim()).toBe(said);
  expect(split.signature.trim()).toBe(signed);
});

test('a year on its own below a name that was asked for is own', () => {
  const plain = 'Who won, and when?\n\nThe cup of that year went to\nAdam\n1978';
  expect(splitText({ plain, html: '' }).own.trim()).toBe(plain);
});

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
