options(digits=17)
cases <- list(c(0,1),c(1,1),c(0,3),c(1,3),c(3,3),c(0,10),c(1,10),c(5,10),c(9,10),c(10,10),c(3,50),c(25,50),c(81,263),c(0,263),c(263,263),c(7,1000),c(999,1000),c(1,100000),c(50000,100000))
out <- data.frame()
for (cc in cases) for (lev in c(0.9,0.95,0.99)) { x<-cc[1]; n<-cc[2]; a<-1-lev
 w <- suppressWarnings(prop.test(x,n,conf.level=lev,correct=FALSE)$conf.int); wc <- suppressWarnings(prop.test(x,n,conf.level=lev,correct=TRUE)$conf.int)
 cp <- binom.test(x,n,conf.level=lev)$conf.int
 j <- c(if (x==0) 0 else qbeta(a/2,x+.5,n-x+.5), if (x==n) 1 else qbeta(1-a/2,x+.5,n-x+.5))
 out <- rbind(out, data.frame(x=x,n=n,level=lev,wilson_low=w[1],wilson_high=w[2],cc_low=wc[1],cc_high=wc[2],exact_low=cp[1],exact_high=cp[2],jeffreys_low=j[1],jeffreys_high=j[2])) }
write.csv(format(out,digits=17,trim=TRUE),"intervals.csv",row.names=FALSE,quote=FALSE)
d <- data.frame()
pairs <- list(c(56,70,48,80),c(9,10,3,10),c(6,7,2,7),c(5,56,0,29),c(0,10,0,20),c(10,10,0,10),c(10,10,0,20),c(450,500,460,520))
for (p in pairs) { w1<-suppressWarnings(prop.test(p[1],p[2],correct=FALSE)$conf.int); w2<-suppressWarnings(prop.test(p[3],p[4],correct=FALSE)$conf.int)
 p1<-p[1]/p[2];p2<-p[3]/p[4];th<-p1-p2
 lo<-th-sqrt((p1-w1[1])^2+(w2[2]-p2)^2); hi<-th+sqrt((w1[2]-p1)^2+(p2-w2[1])^2)
 d<-rbind(d,data.frame(x1=p[1],n1=p[2],x2=p[3],n2=p[4],difference=th,low=lo,high=hi)) }
write.csv(format(d,digits=17,trim=TRUE),"differences.csv",row.names=FALSE,quote=FALSE)
