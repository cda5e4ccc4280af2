module.exports = () => ({ metricsAdapters: [{ name: 'Segment', environments: ['production'], config: { key: 'k' } }] });
