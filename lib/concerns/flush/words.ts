/** Names of types and folders that only serverless functions have. */

/** Events and contexts of Lambda; those that other things are called as well count for an export called `handler` alone. */
export const eventType =
  /^(?:APIGateway\w+|ALBEvent|SQSEvent|SQSHandler|SNSEvent|SNSHandler|S3Event|S3Handler|ScheduledHandler|ScheduledEvent|DynamoDBStream\w+|KinesisStream\w+|EventBridge\w+|CloudFrontRequest\w+|LambdaFunctionURL\w+|VercelRequest|ExportedHandler\w*|ExecutionContext|MessageBatch|ScheduledController|HandlerEvent)$/;
export const handlerType = /^(?:Handler|Callback|Context|LambdaContext|SQS\w+|SNS\w+|S3\w+)$/;

/** Folders whose files are functions of a serverless platform by its conventions. */
export const functionFolder =
  /(?:^|\/)(?:lambdas?|netlify\/(?:edge-)?functions|api-functions|serverless|supabase\/functions)\//;
