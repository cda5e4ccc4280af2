export default (text: string) => console.log(text);
