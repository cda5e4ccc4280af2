enum ApiEndpoints { Send = 'analytics/send-event', Other = 'databases' }
export default ApiEndpoints;
