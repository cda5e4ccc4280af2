module.exports = function (context, { key, pages }) {
  return {
    name: 'segment-plugin',
    injectHtmlTags() {
      return {
        headTags: [
          { tagName: 'link', attributes: { rel: 'preconnect', href: 'https://cdn.segment.com' } },
          {
            tagName: 'script',
            innerHTML: `
              !function(){var analytics=window.analytics=window.analytics||[];if(!analytics.initialize){analytics.invoked=!0;analytics.methods=["identify","track","page"];analytics.factory=function(e){return function(){analytics.push([e].concat([].slice.call(arguments)));return analytics}};for(var e=0;e<analytics.methods.length;e++){var key=analytics.methods[e];analytics[key]=analytics.factory(key)}analytics.load=function(key){var t=document.createElement("script");t.src="https://cdn.segment.com/analytics.js/v1/"+key+"/analytics.min.js";document.head.appendChild(t)};
              analytics.load("${key}");
              ${pages ? 'analytics.page();' : ''}
              analytics.track("Docs Opened", { of: "${context.name}" });
              }}();`,
          },
        ],
      };
    },
  };
};
