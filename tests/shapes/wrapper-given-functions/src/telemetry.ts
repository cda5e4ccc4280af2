import { Analytics } from '@segment/analytics-node';
import express from 'express';
import { makeTracker } from './generic';

const segment = new Analytics({ writeKey: 'wk' });
export function telemetry() {
  const send = (event: string, properties: object) => segment.track({ event, userId: 'u', properties });
  return makeTracker({ send });
}
export function printer() {
  const send = (event: string) => console.log(event);
  return makeTracker({ send });
}
class Controller {
  hit = async (request: any, response: any) => {
    const { title, who } = request.body;
    segment.track({ event: title, userId: who });
    response.end();
  };
}
const controller = new Controller();
express().post('/v1/hit', controller.hit.bind(controller));
