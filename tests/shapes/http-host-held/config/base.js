module.exports = { trackUrl: 'https://track.customer.io/api/v1', port: 80 };
