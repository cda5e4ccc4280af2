const { ApiEndpoints } = require('./constants');
const { apiService } = require('./services');
exports.removed = () => apiService.post(ApiEndpoints.Send, { event: 'KEY_REMOVED' });
