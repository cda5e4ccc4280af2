export class Parcel {
  track(number: string): string {
    return `https://post.example/${number}`;
  }
}
