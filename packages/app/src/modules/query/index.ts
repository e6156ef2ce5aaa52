export { Answered, AskAgain, QueryFailure } from './Answered';
export { queryModule } from './queryModule';
