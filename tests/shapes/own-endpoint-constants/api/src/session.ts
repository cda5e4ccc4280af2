import { createParamDecorator } from '@nestjs/common';
export const Session = createParamDecorator((_, context) => context.switchToHttp().getRequest().session);
