"""The Front's and organisations' supervision (giám sát) and social criticism (phản biện xã hội), and comments on building the Party and the authorities."""
