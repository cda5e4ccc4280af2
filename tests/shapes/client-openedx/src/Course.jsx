import React from 'react';
import { identifyAuthenticatedUser, sendTrackEvent, sendTrackingLogEvent } from '@edx/frontend-platform/analytics';
import { logInfo } from '@edx/frontend-platform/logging';

export const Link = ({ name, eventName }) => (
  <a onClick={() => sendTrackEvent(eventName, { name })}>{name}</a>
);

export function Course({ user, course }) {
  const open = () => {
    sendTrackEvent('course.opened', { course: course.id });
    sendTrackingLogEvent('course.opened', { course: course.id });
    logInfo('course.opened');
  };
  React.useEffect(() => {
    identifyAuthenticatedUser(user.id);
  }, [user.id]);
  return (
    <div onClick={open}>
      <Link name="Outline" eventName="course.outline.clicked" />
    </div>
  );
}
