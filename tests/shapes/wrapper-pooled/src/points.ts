import { track } from 'rudder-sdk-js';

export interface Point {
  name: string;
  fields: Record<string, unknown>;
  tags?: Record<string, string>;
}

interface Batch {
  points: Point[];
}

export const sendPoints = (batch: Batch) => {
  try {
    batch.points.forEach(point => {
      track(point.name, point.fields);
    });
  } catch (error) {
    console.error(error);
  }
};
