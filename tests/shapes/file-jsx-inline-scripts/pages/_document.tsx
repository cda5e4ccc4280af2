import Script from 'next/script';

const start = `
  analytics.load("${process.env.NEXT_PUBLIC_KEY}");
  analytics.page('Lamp Room');
`;

export default function Document() {
  return (
    <html>
      <head>
        <script dangerouslySetInnerHTML={{ __html: start }} />
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"name": "Lamp"}' }} />
      </head>
      <body>
        <Script id="seen">{`
          analytics.track('Lamp Seen', { at: ${Date.now()} });
          ships.track('Lamp Passed');
        `}</Script>
        <script dangerouslySetInnerHTML={{ __html: "_cio.identify({ id: 'keeper', email: 'keeper@example.com' });" }} />
        <p>{`analytics.track('Only A Text')`}</p>
      </body>
    </html>
  );
}
