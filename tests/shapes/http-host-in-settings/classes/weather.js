export class Weather {
  base = 'https://api.weather.example';
}

export const forecast = city => fetch(`${new Weather().base}/v1/track?city=${city}`, { method: 'POST' });
