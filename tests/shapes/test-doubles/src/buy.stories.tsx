import { buy } from './buy';
export const Story = () => <button onClick={() => buy('story')} />;
