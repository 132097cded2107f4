import type { NCChannel } from '@nexconn-kit/core';

export const channelKey = ({ type, id }: NCChannel): string => `${type}:${id}`;

/** What a channel is called here: the other user, or the group with a mark. */
export const channelName = ({ type, id }: NCChannel): string => (type === 'group' ? `# ${id}` : id);
