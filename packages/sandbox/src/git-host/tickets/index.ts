export { addTickets, isOnJira, supportTickets } from './tickets';
