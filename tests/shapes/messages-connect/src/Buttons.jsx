import React from 'react';

export function Buttons({ label, onOpen, note, count }) {
  note('Buttons Shown', { label });
  count('shown');
  return <button onClick={() => onOpen(label)} />;
}

export class Panel extends React.Component {
  close() {
    this.props.note('Panel Closed');
    this.props.count('closed');
  }
}
