import type { Dashboard } from './panel'
import { greatest, perHour, perSecond, quantile, shareWithin } from './promql'

export const notifications: Dashboard = {
  uid: 'notifications',
  title: 'Notifications',
  description: 'Mails, text messages and webhooks: sent, delayed, failed.',
  rows: [
    {
      title: 'Messages',
      panels: [
        { title: 'Messages per hour', unit: 'short', queries: [perHour('notifications_total', 'channel, outcome')] },
        {
          title: 'Failed today',
          description: 'Dead letters, listed for admins as failed notifications',
          kind: 'stat',
          unit: 'short',
          badFrom: 1,
          queries: [
            { expr: 'sum by (channel) (increase(notifications_total{outcome="failed"}[1d]))', legend: '{{channel}}' },
          ],
        },
        {
          title: 'Mails within 60 s',
          kind: 'stat',
          unit: 'percentunit',
          queries: [shareWithin('60', 'notification_delay_seconds', 'channel="email"')],
        },
        {
          title: 'Delivery time (p95)',
          unit: 's',
          badFrom: 60,
          queries: [quantile(0.95, 'notification_delay_seconds', 'channel')],
        },
        {
          title: 'Events received',
          unit: 'ops',
          queries: [perSecond('events_received_total', 'type, outcome', 'service="notification-service"')],
        },
      ],
    },
    {
      title: 'Queue',
      panels: [
        {
          title: 'Jobs by state',
          unit: 'short',
          queries: [greatest('job_queue_jobs', 'task, state', 'service="notification-service"')],
        },
        {
          title: 'Oldest due job',
          unit: 's',
          badFrom: 60,
          queries: [greatest('job_queue_oldest_due_seconds', 'task', 'service="notification-service"')],
        },
        {
          title: 'Jobs of all services',
          unit: 'ops',
          queries: [perSecond('jobs_total', 'service, task, outcome')],
        },
        {
          title: 'Undelivered events',
          description: 'Age of the oldest',
          unit: 's',
          badFrom: 300,
          queries: [greatest('events_oldest_unsent_seconds', 'service')],
        },
      ],
    },
  ],
}
