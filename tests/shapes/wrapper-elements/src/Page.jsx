import React, { lazy } from 'react';
import { Buy, Chart, Mixed } from './others';
import { Button, Fixed, Item, Pressed, PressedClass } from './made';
import { Pressable, Referred, Remembered, Shown, Styled, Touchable, Viewed, Watched } from './touchables';

const Late = lazy(() => import('./touchables'));
const common = { event: 'Common', params: { b: 2 } };

export const Page = ({ items }) => (
  <div>
    <Touchable event="Opened" params={{ a: 1 }} onPress={() => {}} />
    <Remembered event="Remembered" params={{ a: 1 }} />
    <Referred event="Referred" params={{ a: 1 }} />
    <Pressable event={items ? 'Pressed One' : 'Pressed Other'} params={{ a: 1 }} />
    <Shown event="Shown" params={{ a: 1 }} />
    <Viewed event="Viewed" params={{ a: 1 }} />
    <Watched of={{ event: 'Page' }} />
    <Styled event="Styled" />
    <Late event="Late" />
    <Pressed event="Made" params={{ a: 1 }} />
    <PressedClass event="Made By Class" params={{ a: 1 }} />
    <Touchable {...common} />
    <Button event="Handed On" />
    <Item name="Home" />
    <Fixed />
    {React.createElement(Touchable, { event: 'Created' })}
    {React.createElement(Pressable, { event: 'Created By Class' })}
    {items.map(({ event }) => (
      <Touchable event={event} />
    ))}
    <Touchable onPress={() => {}} />
    <Mixed event="Mixed" />
    <Chart event="Chart" onSelect={console.log} />
    <Buy event="Buy" />
  </div>
);
