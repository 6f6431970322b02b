// Go net/http: checks around a ServeMux. Arguments: port, port of the upstream server, a port where nobody listens,
// folder of the files.
package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"time"
)

func proxy(port string) http.Handler {
	to, _ := url.Parse("http://127.0.0.1:" + port)
	out := httputil.NewSingleHostReverseProxy(to)
	out.Transport = &http.Transport{ResponseHeaderTimeout: time.Second}
	return out
}

func items(w http.ResponseWriter, r *http.Request) {
	var body struct {
		N json.RawMessage `json:"n"`
	}
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1024)).Decode(&body)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		w.WriteHeader(413)
	case err != nil:
		w.WriteHeader(400)
	case len(body.N) == 0 || body.N[0] == '"':
		w.WriteHeader(422)
	default:
		w.WriteHeader(201)
	}
}

func main() {
	files := http.FileServer(http.Dir(os.Args[4]))
	dead, slow := proxy(os.Args[3]), proxy(os.Args[2])
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/old"):
			http.Redirect(w, r, "/ok.html", 301)
		case strings.HasSuffix(r.URL.Path, "/items"):
			items(w, r)
		case strings.HasSuffix(r.URL.Path, "/dead"):
			dead.ServeHTTP(w, r)
		case strings.HasSuffix(r.URL.Path, "/slow"):
			slow.ServeHTTP(w, r)
		default:
			files.ServeHTTP(w, r)
		}
	})
	requests := 0
	checks := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "/rate/") {
			if requests++; requests > 1 {
				w.WriteHeader(429)
				return
			}
		}
		if strings.Contains(r.URL.Path, "/forbidden/") {
			w.WriteHeader(403)
			return
		}
		if strings.Contains(r.URL.Path, "/private/") && r.Header.Get("Authorization") == "" {
			w.WriteHeader(401)
			return
		}
		mux.ServeHTTP(w, r)
	})
	server := http.Server{Addr: "127.0.0.1:" + os.Args[1], Handler: checks, MaxHeaderBytes: 16384}
	server.ListenAndServe()
}
