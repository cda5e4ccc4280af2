import { Configured, Logged, segment, Tracked, tracked } from './decorators';

@Configured({ onSeen: () => segment.track('Page Configured') })
export class Page {
  @Tracked('Page Opened', { from: 'menu' })
  open() {}

  @tracked('Page Closed')
  close() {}

  @Logged('Page Logged')
  log() {}
}
