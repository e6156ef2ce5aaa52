export { BaselinePages } from './BaselinePages';
