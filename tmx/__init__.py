"""Translation units, TMX and the memories made of them.

The ground floor of bitext: it knows nothing of documents or aligners and is useful alone to anyone who
holds a TMX file.
"""
