const axios = require('axios');

const http = axios.create({ timeout: 1000 });
http.defaults.baseURL = 'https://track-eu.customer.io/api/v1';
http.defaults.headers.common['Content-Type'] = 'application/json';

const shop = axios.create();
shop.defaults.baseURL = 'https://shop.example.com/api/v1';

module.exports = { http, shop };
