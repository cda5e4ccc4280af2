interface PageWindow extends Window { analytics: any; ethereum: any }
