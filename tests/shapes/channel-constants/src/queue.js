const { Queue } = require('bullmq');
const { QUEUES } = require('./names');
exports.usage = new Queue(QUEUES.usage);
exports.mail = new Queue(QUEUES.mail);
